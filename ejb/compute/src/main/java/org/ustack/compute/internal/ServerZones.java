package org.ustack.compute.internal;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.ustack.compute.ServerState;
import org.ustack.placement.NodeZoneListener;

/** Servers show the zone of their node; this keeps their copy of it right when the node changes its zone. */
@Dependent
public class ServerZones implements NodeZoneListener {

    @PersistenceContext(unitName = "compute")
    EntityManager em;

    @Override
    public void zoneChanged(String node, String zone) {
        em.createQuery("update Server s set s.zone = :zone where s.node = :node and s.state <> :deleted")
                .setParameter("zone", zone)
                .setParameter("node", node)
                .setParameter("deleted", ServerState.DELETED)
                .executeUpdate();
    }
}
