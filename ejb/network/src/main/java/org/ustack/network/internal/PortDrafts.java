package org.ustack.network.internal;

import java.util.List;
import org.ustack.network.Change;
import org.ustack.network.FixedIp;
import org.ustack.network.PortDraft;

/** Drafts of ports that the platform makes by itself. */
final class PortDrafts {

    private PortDrafts() {}

    static PortDraft none(String networkId) {
        return PortDraft.of(networkId, Change.none(), Change.none(), Change.none());
    }

    static PortDraft forServer(String networkId, List<FixedIp> fixedIps, String hostname) {
        Change<List<FixedIp>> addresses = fixedIps == null ? Change.none() : Change.to(fixedIps);
        return PortDraft.of(networkId, addresses, Change.none(), Change.to(hostname));
    }

    /** For the platform's own devices: what the owner is decides which subnets serve it. */
    static PortDraft owned(String networkId, List<FixedIp> fixedIps, String owner) {
        return new PortDraft(
                networkId,
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.to(fixedIps),
                Change.none(),
                Change.to(owner),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none());
    }
}
