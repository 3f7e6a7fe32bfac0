"""The tests: folders mirror src/guvah; attacks and journeys stand apart."""
