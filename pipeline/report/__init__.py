"""Report: tables, metrics and topics become context (plain data), templates lay it out, and the site is the result."""
