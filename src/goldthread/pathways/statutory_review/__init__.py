"""Deaths and serious harm from which partners may learn: from a referral to a published review and its thread."""
