"""What a user keeps of each data set, in one small file each."""
