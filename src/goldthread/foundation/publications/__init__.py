"""What is published: frozen copies that the public site reads by a role which can read nothing else."""
