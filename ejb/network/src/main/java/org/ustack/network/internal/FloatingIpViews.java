package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ustack.network.FloatingIpView;
import org.ustack.network.PortForwardingView;
import org.ustack.network.PortView;
import org.ustack.network.domain.FloatingIp;
import org.ustack.network.domain.Port;
import org.ustack.network.domain.PortForwarding;

/** Floating addresses as clients see them, in a handful of queries however many. */
final class FloatingIpViews {

    private final EntityManager em;

    FloatingIpViews(EntityManager em) {
        this.em = em;
    }

    List<FloatingIpView> of(Collection<FloatingIp> floating) {
        if (floating.isEmpty()) {
            return List.of();
        }
        Map<String, PortView> ports = ports(floating);
        Map<String, List<PortForwardingView>> forwardings = em.createQuery(
                        "select w from PortForwarding w where w.floatingIpId in :ids order by w.createdAt, w.id",
                        PortForwarding.class)
                .setParameter("ids", floating.stream().map(FloatingIp::id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        PortForwarding::floatingIpId, Collectors.mapping(PortForwarding::view, Collectors.toList())));
        Map<String, List<String>> tags = new Tags(em).of(floating);
        return floating.stream()
                .map(f -> f.view(
                        f.fixedPortId() == null ? null : ports.get(f.fixedPortId()),
                        forwardings.getOrDefault(f.id(), List.of()),
                        tags.getOrDefault(f.id(), List.of())))
                .toList();
    }

    /** Without addresses and groups: nothing of them is shown with a floating address. */
    private Map<String, PortView> ports(Collection<FloatingIp> floating) {
        List<String> ids = floating.stream()
                .map(FloatingIp::fixedPortId)
                .filter(Objects::nonNull)
                .toList();
        return ids.isEmpty()
                ? Map.of()
                : em.createQuery("select p from Port p where p.id in :ids", Port.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .map(port -> port.view(List.of(), List.of(), List.of(), null, null))
                        .collect(Collectors.toMap(port -> port.head().id(), Function.identity()));
    }
}
