package org.ustack.platform.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.jboss.logging.Logger;
import org.ustack.kernel.Ids;
import org.ustack.platform.AuditTrail;
import org.ustack.platform.domain.AuditEvent;

@Stateless
public class AuditTrailBean implements AuditTrail {

    /** The category that an operator sends where the law wants it. */
    private static final Logger AUDIT = Logger.getLogger("ustack.audit");

    @PersistenceContext(unitName = "platform")
    EntityManager em;

    @Inject
    Ids ids;

    /** The log first: it also has what the database does not take. */
    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void record(Entry entry) {
        AUDIT.info(CadfEvent.json(ids.uuid(), entry));
        em.persist(new AuditEvent(entry));
    }

    @Override
    public List<Entry> latest(String projectId, int limit) {
        return em
                .createQuery(
                        "select e from AuditEvent e where :project is null or e.projectId = :project order by e.id desc",
                        AuditEvent.class)
                .setParameter("project", projectId)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(AuditEvent::view)
                .toList();
    }
}
