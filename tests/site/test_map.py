"""Maps drawn in the page."""

from guvah.site import map as maps


def test_region_has_its_outlines_and_other_places_a_grid() -> None:
    """Points in the region get prefecture outlines; points elsewhere get degrees."""
    assert maps.chosen_frame([(43.8, 87.6), (39.5, 76.0)])[1]
    assert not maps.chosen_frame([(43.8, 87.6), (-34.6, -58.4)])[1]
    sheet, known = maps.chosen_frame([(-34.6, -58.4), (-31.4, -64.2), (-38.0, -57.5)])
    assert not known
    lines, labels = maps.grid(sheet)
    assert 2 <= len(lines) <= 2 * 9
    assert any(label.endswith("°W") for _, _, label in labels)
    assert any(label.endswith("°S") for _, _, label in labels)


def test_points_lie_on_the_sheet() -> None:
    """Every point falls inside the frame drawn around it, also a single one and one at a pole."""
    for points in ([(43.8, 87.6)], [(-34.6, -58.4)], [(-34.6, -58.4), (-38.0, -57.5)], [(90.0, 0.0), (-90.0, 180.0)]):
        sheet, _ = maps.chosen_frame(points)
        for lat, lon in points:
            x, y = sheet.at(lat, lon)
            assert 0 <= x <= maps.WIDTH
            assert 0 <= y <= sheet.height


def test_outlines_are_small() -> None:
    """The region's outlines cost a page less than 12 KB."""
    drawn = maps.outlines()
    assert len(drawn) > 20
    assert sum(map(len, drawn)) < 12_000
    assert all(path.startswith("M") and path.endswith("z") for path in drawn)


def test_points_that_would_touch_are_one_circle() -> None:
    """Places too close to be tapped apart share a circle; distant ones do not; nobody is lost."""
    sheet = maps.region_frame()
    points = {"a": (43.8, 87.6), "b": (43.82, 87.61), "c": (39.5, 76.0)}
    assert maps.grouped(points, sheet) == [["c"], ["a", "b"]]
    crowd = {f"{n:03d}": (40 + n % 20 * 0.2, 76 + n // 20 * 0.3) for n in range(200)}
    groups = maps.grouped(crowd, sheet)
    assert sorted(key for group in groups for key in group) == sorted(crowd)
    assert 1 < len(groups) < 80
    assert maps.radius(1) < maps.radius(50) <= 26
