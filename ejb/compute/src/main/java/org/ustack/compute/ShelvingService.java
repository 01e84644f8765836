package org.ustack.compute;

import org.ustack.kernel.RequestContext;

/** Servers that are put away as an image and give their node back, and come back where there is room. */
public interface ShelvingService {

    void shelve(RequestContext caller, String serverId);

    /** Takes a shelved server off its node. */
    void offload(RequestContext caller, String serverId);

    void unshelve(RequestContext caller, String serverId, Place place);

    /**
     * Where an offloaded server shall come back.
     *
     * @param zoneGiven whether the request says anything about the zone
     * @param zone null with zoneGiven: any zone, and no longer the one of the boot
     * @param host only there, or null
     */
    record Place(boolean zoneGiven, String zone, String host) {

        /** Where it was wished for at the boot. */
        public static final Place AS_BEFORE = new Place(false, null, null);

        public boolean named() {
            return zoneGiven || host != null;
        }
    }
}
