# What leaves the factory: shipments, and what becomes of their devices. (P-03, P-04)

shipments-title = Shipments
shipments-import = Import shipment
shipments-none = Nothing was shipped yet
shipments-none-text = A shipment says which devices left the factory with which licenses. Import it, and whoever bought a device downloads its licenses.
shipments-none-found-text = No device has a serial number or a shipment that begins like this.
shipments-search = Serial number or shipment
shipments-state-unclaimed = not claimed
shipments-state-claimed = claimed
shipments-state-withdrawn = taken back
shipments-shipment = Shipment
shipments-licenses = Licenses
shipments-buyer = Buyer
shipments-holder = Claimed by
shipments-imported = Imported
shipments-label-kept = there is one; it is not shown again
shipments-label-none = none
shipments-import-lead = A table with one row per license of a device. First you see what it would come to; then all of it is imported, or nothing.
shipments-import-columns-text = In any order. Rows with the same shipment and serial number are one device; buyer and label may be left empty below its first row. Which of them a product needs, the catalogue says.
shipments-of-the-device = the device
shipments-of-the-license = the license
shipments-import-counts = To be imported: { $fresh }; imported before: { $again }
shipments-import-mistakes =
    { $count ->
        [one] One thing is wrong with the file. As long as it is, nothing of it can be imported.
       *[other] { $count } things are wrong with the file. As long as they are, nothing of it can be imported.
    }
shipments-import-new = will be imported
shipments-import-again = imported before
shipments-import-withdrawn = taken back before, and stays so
shipments-import-more = Devices that are not shown here: { $count }
shipments-import-confirm =
    { $fresh ->
        [one] Import one device
       *[other] Import { $fresh } devices
    }
shipments-import-done = Devices imported: { $fresh }; imported before: { $again }.
shipments-assign = Assign to an account
shipments-assign-text = The account gets the device’s license keys without claiming it; its administrators are written to.
shipments-reassign-text = Its present license keys are revoked and must not be used any more, the account you name gets new ones, and the administrators of both accounts are written to.
shipments-assign-to = Account number
shipments-assign-to-hint = The number of the distributor, reseller or customer, such as R1002.
shipments-assign-reason-hint = Whoever had the device reads it.
shipments-assign-confirm = Assign the device
shipments-assigned = The device is assigned.
shipments-withdraw-text = Nobody can claim the device any more. The same file does not bring it back; another shipment of it does.
shipments-withdraw-reason-hint = It is kept with the device.
shipments-withdraw-confirm = Take the device back
shipments-withdrawn = The device was taken back.
shipments-origin = Origin
shipments-came-with = came with the device
shipments-revoke-text = { $name } came with its device: it is bound to it, and nothing goes back into the stock. The key goes on the public list and must not be used any more; its holder is written to.
shipments-moved-claimed = Came with a device
shipments-moved-recalled = Gone with the device
shipments-claim-buyer = with a device: claimed by its buyer
shipments-claim-label = with a device: claimed by the code on its label
shipments-claim-either = with a device: claimed by its buyer or the code on its label
shipments-mail-assigned-subject = Device { $serial } is assigned to { $account }
shipments-mail-assigned-lead = { $vendor } has assigned the device { $serial } to the account { $account }. Its license keys are among the account’s and can be downloaded.
shipments-mail-revoked-lead = The license key { $name }={ $units }, which came with the device { $device }, was revoked. Reason: “{ $reason }”. It must not be used on any device. Its units are bound to the device and no longer in your balance.
shipments-said-imported = { $who } imported the shipment { $what }
shipments-said-claimed = { $who } claimed the device { $what }
shipments-said-assigned = { $who } assigned the device { $what }
shipments-said-taken = { $who } revoked a license key that came with the device { $what }
shipments-said-withdrawn = { $who } took the device { $what } back
shipments-said-guessed = Many devices that it cannot claim were tried for { $what }
shipments-refused = The shipment cannot be imported
shipments-refused-state = The device does not allow it
shipments-is-now = The device is: { $state }. Look again and decide.
shipments-no-account = No distributor, reseller or customer has this number.
shipments-same-account = The device is this account’s already.
shipments-file-no-rows = There is no row below the header. Each row is one license of a device.
shipments-file-said-otherwise = The same device has “{ $first }” in line { $line }. Repeat that, or leave the cell empty.
shipments-wrong-number = A shipment’s number has 1 to { $most } characters that can be printed, without a space at either end.
shipments-wrong-devices = A shipment has 1 to { $most } devices at a time. Send it in parts.
shipments-wrong-serial-twice = This serial number stands in another shipment or place of what was sent. Keep one of them.
shipments-wrong-serial-of-others = This is no serial number of a device that { $sku } is for.
shipments-wrong-licenses = A device is made with 1 to { $most } licenses.
shipments-wrong-not-with-devices = No device is made with { $sku }: in the catalogue it has no “claim”.
shipments-wrong-sku-twice = The device has this product in another line. Put the items together.
shipments-wrong-items = A license of a device has 1 to { $most } items, written as a whole number.
shipments-wrong-buyer-unknown = No distributor, reseller or customer has the number “{ $number }”.
shipments-wrong-label = The code on a label is 6 to 40 letters and digits; hyphens, spaces and capitals do not matter.
shipments-wrong-needs-buyer = Nobody could claim the device: { $sku } is claimed by the buyer, so name one.
shipments-wrong-needs-label = Nobody could claim the device: { $sku } is claimed by the code on the label, so name that.
shipments-wrong-needs-either = Nobody could claim the device: { $sku } is claimed by the buyer or by the code on the label, so name one of them.
shipments-wrong-other-shipment = This device was imported before, in shipment { $number }. A device leaves the factory once.
shipments-wrong-differs = This device was imported before with “{ $before }” here, and not “{ $sent }”. Take it back first if that was wrong.
shipments-wrong-label-differs = This device was imported before with another code on its label, or with none. Take it back first if that was wrong.
