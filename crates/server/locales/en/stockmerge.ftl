# Accounts with stock that become one.

stockmerge-license-keys = License keys that go along
stockmerge-activation-keys = Activation keys that go along
stockmerge-transfers = Transfers that end unanswered
stockmerge-moved-key-away = License key gone along into another account
stockmerge-moved-key-in = License key come along from another account
stockmerge-moved-away = Gone along into another account
stockmerge-moved-in = Come along from another account
