# Die eigenen Links des Herstellers, am Ende der Navigation.

links-of-vendor = Von { $vendor }
