# The vendor's own links, at the end of the navigation.

links-of-vendor = From { $vendor }
