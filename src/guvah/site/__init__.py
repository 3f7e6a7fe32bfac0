"""The public site: static pages from Released values only. Never sees a statement, a key or anything the gate denied."""
