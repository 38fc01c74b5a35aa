"""What happens under the retention schedule: rules are set, holds placed, records decided on and destroyed."""
