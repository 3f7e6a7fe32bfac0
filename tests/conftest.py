"""What every test shares: named skips for missing tools, and `--no-skips`, with which a skip is a failure."""

import shutil

import pytest
from hypothesis import HealthCheck, settings

# A property is about behaviour, never about speed; and a landing must not hang on the luck of a draw.
settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

TOOLS = {"browser": ("chromium",), "age_tool": ("age", "zstd", "jq"), "node": ("node",), "openssl": ("openssl",)}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="fail when any test is skipped (CI)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for marker, tools in TOOLS.items():
            missing = [tool for tool in tools if shutil.which(tool) is None]
            if item.get_closest_marker(marker) and missing:
                item.add_marker(pytest.mark.skip(reason=f"needs {', '.join(missing)} (see packages.txt)"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and item.config.getoption("--no-skips"):
        report.outcome = "failed"
        report.longrepr = f"skipped where no skip is allowed: {report.longrepr}"
    return report
