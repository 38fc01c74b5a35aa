"""The pack of a meeting: agenda, last minutes, open actions and every paper, in one PDF for one reader."""
