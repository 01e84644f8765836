package org.ustack.network.internal;

import java.util.List;
import org.ustack.network.Change;
import org.ustack.network.FixedIp;
import org.ustack.network.PortDraft;

/** Drafts of ports that the platform makes by itself. */
final class PortDrafts {

    private PortDrafts() {}

    static PortDraft none(String networkId) {
        return of(networkId, Change.none(), Change.none());
    }

    static PortDraft forServer(String networkId, List<FixedIp> fixedIps, String hostname) {
        return of(networkId, fixedIps == null ? Change.none() : Change.to(fixedIps), Change.to(hostname));
    }

    /** For the platform's own devices: what the owner is decides which subnets serve it. */
    static PortDraft owned(String networkId, List<FixedIp> fixedIps, String owner) {
        return of(networkId, fixedIps == null ? Change.none() : Change.to(fixedIps), Change.none(), Change.to(owner));
    }

    private static PortDraft of(String networkId, Change<List<FixedIp>> fixedIps, Change<String> dnsName) {
        return of(networkId, fixedIps, dnsName, Change.none());
    }

    private static PortDraft of(
            String networkId, Change<List<FixedIp>> fixedIps, Change<String> dnsName, Change<String> owner) {
        return new PortDraft(
                networkId,
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                fixedIps,
                Change.none(),
                owner,
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                dnsName,
                Change.none());
    }
}
