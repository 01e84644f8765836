package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.network.NetworkError;
import org.ustack.network.domain.Network;

/** The segments that networks are carried by: checks those that are named, and picks a free one where none is. */
final class Segments {

    private static final int GREATEST_VLAN = 4094;
    private static final int GREATEST_VNI = 16_777_215;
    private static final int TRIES = 16;
    private static final Set<String> TYPES = Set.of("local", "flat", "vlan", "vxlan");

    private final EntityManager em;
    private final Ids ids;
    private final String vlanWire;

    /** @param vlanWire physical network of VLANs for which none is named; empty for none */
    Segments(EntityManager em, Ids ids, String vlanWire) {
        this.em = em;
        this.ids = ids;
        this.vlanWire = vlanWire;
    }

    /** Two that pick the same one at once meet at the unique key. */
    void settle(Network network) {
        String type = network.networkType();
        if (!TYPES.contains(type)) {
            throw SubnetPlan.invalid("provider:network_type '" + type + "' is not supported");
        }
        String wire = wire(network, type);
        Integer segment = segment(network, type, wire);
        if (!type.equals("local")) {
            requireFree(network, type, wire, segment);
        }
        network.carriedBy(wire, segment);
    }

    private String wire(Network network, String type) {
        boolean onWire = type.equals("flat") || type.equals("vlan");
        String wire = network.physicalNetwork();
        if (onWire && wire == null && type.equals("vlan") && !vlanWire.isEmpty()) {
            return vlanWire;
        }
        if (onWire && wire == null) {
            throw SubnetPlan.invalid("physical_network required for " + type + " provider network");
        }
        if (!onWire && wire != null) {
            throw SubnetPlan.invalid("provider:physical_network specified for " + type + " network");
        }
        return wire;
    }

    private Integer segment(Network network, String type, String wire) {
        Integer segment = network.segmentationId();
        boolean segmented = type.equals("vlan") || type.equals("vxlan");
        if (!segmented) {
            if (segment != null) {
                throw SubnetPlan.invalid("provider:segmentation_id specified for " + type + " network");
            }
            return null;
        }
        int greatest = type.equals("vlan") ? GREATEST_VLAN : GREATEST_VNI;
        if (segment == null) {
            return type.equals("vlan") ? freeVlan(wire) : freeVni();
        }
        if (segment < 1 || segment > greatest) {
            throw SubnetPlan.invalid("segmentation_id of a " + type + " network must be 1 to " + greatest);
        }
        return segment;
    }

    private int freeVlan(String wire) {
        Set<Integer> used = new HashSet<>(em.createQuery(
                        "select n.segmentationId from Network n where n.networkType = 'vlan' and n.physicalNetwork = :wire",
                        Integer.class)
                .setParameter("wire", wire)
                .getResultList());
        return IntStream.rangeClosed(1, GREATEST_VLAN)
                .filter(vlan -> !used.contains(vlan))
                .findFirst()
                .orElseThrow(() -> new CloudException(NetworkError.NO_NETWORK_AVAILABLE));
    }

    /** At random: of sixteen million, the first try is nearly always free, and two at once hardly ever meet. */
    private int freeVni() {
        for (int i = 0; i < TRIES; i++) {
            int vni = 1 + Integer.parseInt(ids.hex().substring(0, 6), 16) % GREATEST_VNI;
            if (count("vxlan", null, vni, "") == 0) {
                return vni;
            }
        }
        throw new CloudException(NetworkError.NO_NETWORK_AVAILABLE);
    }

    private void requireFree(Network network, String type, String wire, Integer segment) {
        if (count(type, wire, segment, network.id()) == 0) {
            return;
        }
        throw switch (type) {
            case "flat" -> new CloudException(NetworkError.FLAT_NETWORK_IN_USE, "physical_network", wire);
            case "vlan" ->
                new CloudException(NetworkError.VLAN_ID_IN_USE, "vlan_id", segment, "physical_network", wire);
            default -> new CloudException(NetworkError.TUNNEL_ID_IN_USE, "tunnel_id", segment);
        };
    }

    private long count(String type, String wire, Integer segment, String except) {
        TypedQuery<Long> query = em.createQuery(
                        "select count(n) from Network n where n.networkType = :type and n.id <> :except"
                                + (wire == null ? "" : " and n.physicalNetwork = :wire")
                                + (segment == null ? "" : " and n.segmentationId = :segment"),
                        Long.class)
                .setParameter("type", type)
                .setParameter("except", except);
        if (wire != null) {
            query.setParameter("wire", wire);
        }
        if (segment != null) {
            query.setParameter("segment", segment);
        }
        return query.getSingleResult();
    }
}
