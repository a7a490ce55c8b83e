"""The plots of a report as SVG text; the colours are the page's own, so that they follow its theme."""
