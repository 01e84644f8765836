package org.ustack.compute.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ustack.compute.ServerOwners;
import org.ustack.compute.ServerState;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ServerOwnersBean implements ServerOwners {

    @PersistenceContext(unitName = "compute")
    EntityManager em;

    @Override
    public Map<String, Owner> of(Collection<String> serverIds) {
        Map<String, Owner> owners = new HashMap<>();
        if (!serverIds.isEmpty()) {
            em.createQuery("select s.id, s.projectId, s.userId from Server s where s.id in :ids", Object[].class)
                    .setParameter("ids", serverIds)
                    .getResultList()
                    .forEach(row -> owners.put((String) row[0], new Owner((String) row[1], (String) row[2])));
        }
        return owners;
    }

    @Override
    public List<String> serversOf(String projectId, String userId) {
        return em.createQuery(
                        "select s.id from Server s where s.projectId = :project and s.state <> :deleted"
                                + " and (:user is null or s.userId = :user)",
                        String.class)
                .setParameter("project", projectId)
                .setParameter("deleted", ServerState.DELETED)
                .setParameter("user", userId)
                .getResultList();
    }
}
