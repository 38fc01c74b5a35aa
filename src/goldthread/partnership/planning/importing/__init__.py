"""What files of published facts say of plans."""
