"""From an uploaded file to drafts of jobs and people; nothing here is saved."""
