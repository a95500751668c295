"""What the notebooks show: pure functions from frames to `Html` or `View`, one module for each notebook."""
