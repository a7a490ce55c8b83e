"""What was written: files become articles, articles become sentences and passages, offsets kept."""
