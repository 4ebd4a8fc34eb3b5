# A device's own licenses: found by its serial number, claimed, downloaded. (P-04)

download-title = Download license
download-lead = Enter the serial number as printed on the device’s label. You see what was found before anything is assigned.
download-serial-hint = As in 00‑90‑33‑01‑02‑0F; hyphens, colons, dots, spaces and capitals do not matter.
download-label = Code on the label
download-label-hint = If the label carries one. It shows that the device is in your hands.
download-note = Downloading assigns the device’s licenses to your account. From then on they can be downloaded in this account only; { $vendor } can change that. They are in the balance and among the license keys, and can be downloaded again at any time.
download-device = Device
download-own = This device is assigned to your account.
download-another = Another device
download-claimed = Device { $serial } is assigned to this account.
download-found = This was found
download-confirm-text = Confirming assigns the device to the account { $account }. From then on only this account can download its license keys; only { $vendor } can change that.
download-confirm = Confirm
download-refused = No such device
download-unknown = There is no device with this serial number that this account can claim. Compare the serial number and the code with the label; if both are right, ask the vendor.
download-too-many = Too many devices that this account cannot claim were tried. Try again { $wait }.
download-may-not = Your role does not assign licenses
download-may-not-text = Devices are claimed by those who may. What was claimed is among the license keys.
