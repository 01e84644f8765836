package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.network.NetworkError;

/** MAC addresses, unique in their network. */
final class MacAddresses {

    private static final int TRIES = 16;

    private final EntityManager em;
    private final Ids ids;

    MacAddresses(EntityManager em, Ids ids) {
        this.em = em;
        this.ids = ids;
    }

    /** A free one that begins as OpenStack's do. */
    String next(String networkId) {
        for (int i = 0; i < TRIES; i++) {
            String digits = ids.hex();
            String mac = "fa:16:3e:" + digits.substring(0, 2) + ":" + digits.substring(2, 4) + ":" + digits.substring(4, 6);
            if (!taken(networkId, mac)) {
                return mac;
            }
        }
        throw new CloudException(NetworkError.MAC_ADDRESS_IN_USE, "network", networkId, "mac", "fa:16:3e:*");
    }

    void requireFree(String networkId, String mac) {
        if (taken(networkId, mac)) {
            throw new CloudException(NetworkError.MAC_ADDRESS_IN_USE, "network", networkId, "mac", mac);
        }
    }

    private boolean taken(String networkId, String mac) {
        return em.createQuery("select count(p) from Port p where p.networkId = :network and p.mac = :mac", Long.class)
                        .setParameter("network", networkId)
                        .setParameter("mac", mac)
                        .getSingleResult()
                > 0;
    }
}
