package org.ustack.quota.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ustack.quota.QuotaResource;

/**
 * The tables as statements. Plain SQL, since every change is a condition and an effect in one statement, which an entity in a
 * persistence context cannot be. Rows are always locked in the same order, claims before usage and resources as the enum has
 * them, so that claims and releases never wait for each other in a circle.
 */
final class QuotaRows {

    private final EntityManager em;

    QuotaRows(EntityManager em) {
        this.em = em;
    }

    record UsageRow(String projectId, QuotaResource resource, long used, Long override) {}

    record ClaimRow(String projectId, QuotaResource resource, long amount) {}

    /** Writes or raises the claims of a holder in one statement. */
    void addClaims(String projectId, String holder, Map<QuotaResource, Long> amounts) {
        StringBuilder sql = new StringBuilder("insert into quota_claim (holder, project_id, resource, amount) values ");
        sql.append(String.join(", ", java.util.Collections.nCopies(amounts.size(), "(?, ?, ?, ?)")));
        sql.append(" on duplicate key update amount = amount + values(amount)");
        Query insert = em.createNativeQuery(sql.toString());
        int position = 1;
        for (Map.Entry<QuotaResource, Long> amount : amounts.entrySet()) {
            insert.setParameter(position++, holder);
            insert.setParameter(position++, projectId);
            insert.setParameter(position++, amount.getKey().name());
            insert.setParameter(position++, amount.getValue());
        }
        insert.executeUpdate();
    }

    /** Counts up if it stays within the limit; false if it does not, or if there is no row yet. */
    boolean countUp(String projectId, QuotaResource resource, long amount, long defaultLimit) {
        String limit = "coalesce(limit_override, (select d.max_value from quota_default d where d.resource = ?3), ?4)";
        return em.createNativeQuery("update quota_usage set used = used + ?1 where project_id = ?2 and resource = ?3"
                                + " and (" + limit + " < 0 or used + ?1 <= " + limit + ")")
                        .setParameter(1, amount)
                        .setParameter(2, projectId)
                        .setParameter(3, resource.name())
                        .setParameter(4, defaultLimit)
                        .executeUpdate()
                == 1;
    }

    void countDown(String projectId, QuotaResource resource, long amount) {
        em.createNativeQuery("update quota_usage set used = used - ?1 where project_id = ?2 and resource = ?3")
                .setParameter(1, amount)
                .setParameter(2, projectId)
                .setParameter(3, resource.name())
                .executeUpdate();
    }

    /** Makes the usage row unless it is there; a race is settled by the key. */
    void touch(String projectId, QuotaResource resource) {
        em.createNativeQuery("insert ignore into quota_usage (project_id, resource, used) values (?1, ?2, 0)")
                .setParameter(1, projectId)
                .setParameter(2, resource.name())
                .executeUpdate();
    }

    /** The claims of a holder, locked, in the order in which their usage rows are to be locked. */
    List<ClaimRow> lockClaims(String holder) {
        List<?> rows = em.createNativeQuery(
                        "select project_id, resource, amount from quota_claim where holder = ?1 for update")
                .setParameter(1, holder)
                .getResultList();
        List<ClaimRow> claims = new ArrayList<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            claims.add(
                    new ClaimRow((String) columns[0], QuotaResource.valueOf((String) columns[1]), number(columns[2])));
        }
        claims.sort(java.util.Comparator.comparing(ClaimRow::projectId).thenComparing(ClaimRow::resource));
        return claims;
    }

    void deleteClaims(String holder) {
        em.createNativeQuery("delete from quota_claim where holder = ?1")
                .setParameter(1, holder)
                .executeUpdate();
    }

    void lowerClaim(String holder, ClaimRow claim, long amount) {
        String where = " where holder = ?1 and project_id = ?2 and resource = ?3";
        Query change = amount == claim.amount()
                ? em.createNativeQuery("delete from quota_claim" + where)
                : em.createNativeQuery("update quota_claim set amount = amount - ?4" + where)
                        .setParameter(4, amount);
        change.setParameter(1, holder)
                .setParameter(2, claim.projectId())
                .setParameter(3, claim.resource().name())
                .executeUpdate();
    }

    List<UsageRow> usage(String projectId) {
        return usageRows(em.createNativeQuery(
                        "select project_id, resource, used, limit_override from quota_usage where project_id = ?1")
                .setParameter(1, projectId));
    }

    /** Of all projects that have at least one limit of their own. */
    List<UsageRow> usageWhereLimited() {
        return usageRows(
                em.createNativeQuery("select u.project_id, u.resource, u.used, u.limit_override from quota_usage u"
                        + " where exists (select 1 from quota_usage o where o.project_id = u.project_id and o.limit_override is not null)"
                        + " order by u.project_id"));
    }

    Optional<UsageRow> usage(String projectId, QuotaResource resource) {
        return usage(projectId).stream()
                .filter(row -> row.resource() == resource)
                .findFirst();
    }

    /** @return false if the limit is below what is used and not forced */
    boolean override(String projectId, QuotaResource resource, long limit, boolean force) {
        boolean always = force || limit < 0;
        return em.createNativeQuery("update quota_usage set limit_override = ?1 where project_id = ?2 and resource = ?3"
                                + (always ? "" : " and used <= ?1"))
                        .setParameter(1, limit)
                        .setParameter(2, projectId)
                        .setParameter(3, resource.name())
                        .executeUpdate()
                == 1;
    }

    void clearOverrides(String projectId, Collection<QuotaResource> resources) {
        em.createNativeQuery("update quota_usage set limit_override = null where project_id = ?1 and resource in (?2)")
                .setParameter(1, projectId)
                .setParameter(2, resources.stream().map(Enum::name).toList())
                .executeUpdate();
    }

    Map<QuotaResource, Long> storedDefaults() {
        Map<QuotaResource, Long> stored = new EnumMap<>(QuotaResource.class);
        for (Object row : em.createNativeQuery("select resource, max_value from quota_default")
                .getResultList()) {
            Object[] columns = (Object[]) row;
            stored.put(QuotaResource.valueOf((String) columns[0]), number(columns[1]));
        }
        return stored;
    }

    void storeDefault(QuotaResource resource, long limit) {
        em.createNativeQuery("insert into quota_default (resource, max_value) values (?1, ?2)"
                        + " on duplicate key update max_value = values(max_value)")
                .setParameter(1, resource.name())
                .setParameter(2, limit)
                .executeUpdate();
    }

    private static List<UsageRow> usageRows(Query query) {
        List<UsageRow> found = new ArrayList<>();
        for (Object row : query.getResultList()) {
            Object[] columns = (Object[]) row;
            found.add(new UsageRow(
                    (String) columns[0],
                    QuotaResource.valueOf((String) columns[1]),
                    number(columns[2]),
                    columns[3] == null ? null : number(columns[3])));
        }
        return found;
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
