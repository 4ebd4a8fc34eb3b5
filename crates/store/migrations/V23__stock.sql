-- Devices that somebody else claimed than whoever bought them: the buyer is told. (P-04)
CREATE INDEX shipped_device_elsewhere ON shipped_device (buyer, state_at)
    WHERE state = 'claimed' AND holder <> buyer AND reason IS NULL;
