package org.ustack.placement.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ustack.platform.Invariant;

@ApplicationScoped
public class NodeClaimInvariant implements Invariant {

    @PersistenceContext(unitName = "placement")
    EntityManager em;

    @Override
    public String name() {
        return "node-used-equals-claims";
    }

    @Override
    public String promise() {
        return "What is used of a node is the sum of the claims of its servers.";
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<String> violations() {
        List<Object[]> rows = em.createNativeQuery(
                        "select n.name, n.vcpus_used, n.memory_mib_used, n.disk_gib_used, n.running_servers,"
                                + " coalesce(c.vcpus, 0), coalesce(c.memory, 0), coalesce(c.disk, 0), coalesce(c.servers, 0)"
                                + " from node n left join (select node_id, sum(vcpus) as vcpus, sum(memory_mib) as memory,"
                                + " sum(disk_gib) as disk, count(*) as servers from node_claim group by node_id) c on c.node_id = n.id"
                                + " where n.vcpus_used <> coalesce(c.vcpus, 0) or n.memory_mib_used <> coalesce(c.memory, 0)"
                                + " or n.disk_gib_used <> coalesce(c.disk, 0) or n.running_servers <> coalesce(c.servers, 0)")
                .getResultList();
        return rows.stream()
                .map(r -> "node " + r[0] + ": used " + r[1] + " vCPU, " + r[2] + " MiB, " + r[3] + " GiB for " + r[4]
                        + " servers; claimed " + r[5] + ", " + r[6] + ", " + r[7] + " for " + r[8])
                .toList();
    }
}
