"""Before cases of a pathway begin in a partnership: impact assessments and sharing agreements, agency by agency."""
