"""What happens to a request, complaint or breach, each as one command."""
