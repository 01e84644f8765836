package org.ustack.quota.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Settings;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;
import org.ustack.quota.QuotaSettings;
import org.ustack.quota.internal.QuotaRows.ClaimRow;
import org.ustack.quota.internal.QuotaRows.UsageRow;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class QuotaServiceBean implements QuotaService {

    @PersistenceContext(unitName = "quota")
    EntityManager em;

    @Inject
    Settings settings;

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void claim(String projectId, String holder, Map<QuotaResource, Long> amounts) {
        Map<QuotaResource, Long> wanted = positive(amounts);
        if (wanted.isEmpty()) {
            return;
        }
        QuotaRows rows = rows();
        rows.addClaims(projectId, holder, wanted);
        for (Map.Entry<QuotaResource, Long> claim : wanted.entrySet()) {
            QuotaResource resource = claim.getKey();
            long configured = configuredDefault(resource);
            if (rows.countUp(projectId, resource, claim.getValue(), configured)) {
                continue;
            }
            // Either the limit forbids it, or this is the first claim of the project and there is no row to count in.
            rows.touch(projectId, resource);
            if (!rows.countUp(projectId, resource, claim.getValue(), configured)) {
                throw exceeded(projectId, wanted, resource);
            }
        }
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void release(String holder) {
        QuotaRows rows = rows();
        List<ClaimRow> claims = rows.lockClaims(holder);
        if (claims.isEmpty()) {
            return;
        }
        rows.deleteClaims(holder);
        for (ClaimRow claim : claims) {
            rows.countDown(claim.projectId(), claim.resource(), claim.amount());
        }
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void release(String holder, Map<QuotaResource, Long> amounts) {
        Map<QuotaResource, Long> left = positive(amounts);
        QuotaRows rows = rows();
        for (ClaimRow claim : rows.lockClaims(holder)) {
            // Never more than was claimed: a repeat of the release cannot drive the count below the truth.
            long amount = Math.min(claim.amount(), left.getOrDefault(claim.resource(), 0L));
            if (amount > 0) {
                rows.lowerClaim(holder, claim, amount);
                rows.countDown(claim.projectId(), claim.resource(), amount);
                left.merge(claim.resource(), -amount, Long::sum);
            }
        }
    }

    @Override
    public Map<QuotaResource, QuotaView> ofProject(String projectId) {
        return views(rows().usage(projectId), defaults());
    }

    @Override
    public Map<String, Map<QuotaResource, QuotaView>> ofProjectsWithLimits() {
        Map<String, List<UsageRow>> byProject = new LinkedHashMap<>();
        for (UsageRow row : rows().usageWhereLimited()) {
            byProject.computeIfAbsent(row.projectId(), id -> new ArrayList<>()).add(row);
        }
        Map<QuotaResource, Long> defaults = defaults();
        Map<String, Map<QuotaResource, QuotaView>> views = new LinkedHashMap<>();
        byProject.forEach((project, rows) -> views.put(project, views(rows, defaults)));
        return views;
    }

    @Override
    public Map<QuotaResource, Long> defaults() {
        Map<QuotaResource, Long> stored = rows().storedDefaults();
        Map<QuotaResource, Long> defaults = new EnumMap<>(QuotaResource.class);
        for (QuotaResource resource : QuotaResource.values()) {
            Long limit = stored.get(resource);
            defaults.put(resource, limit == null ? configuredDefault(resource) : limit);
        }
        return defaults;
    }

    @Override
    public void setDefaults(Map<QuotaResource, Long> limits) {
        limits.forEach(QuotaServiceBean::checkLimit);
        QuotaRows rows = rows();
        ordered(limits).forEach(rows::storeDefault);
    }

    @Override
    public void setLimits(String projectId, Map<QuotaResource, Long> limits, boolean force) {
        limits.forEach(QuotaServiceBean::checkLimit);
        QuotaRows rows = rows();
        ordered(limits).forEach((resource, limit) -> {
            rows.touch(projectId, resource);
            if (!rows.override(projectId, resource, limit, force)) {
                long used = rows.usage(projectId, resource).map(UsageRow::used).orElse(0L);
                throw new CloudException(
                        QuotaError.BELOW_USE, "limit", limit, "resource", resource.apiName(), "used", used);
            }
        });
    }

    @Override
    public void resetLimits(String projectId, String service) {
        rows().clearOverrides(
                projectId,
                EnumSet.allOf(QuotaResource.class).stream()
                        .filter(resource -> resource.service().equals(service))
                        .toList());
    }

    private static Map<QuotaResource, QuotaView> views(List<UsageRow> rows, Map<QuotaResource, Long> defaults) {
        Map<QuotaResource, QuotaView> views = new EnumMap<>(QuotaResource.class);
        defaults.forEach((resource, limit) -> views.put(resource, new QuotaView(limit, 0)));
        for (UsageRow row : rows) {
            long limit = row.override() == null ? defaults.get(row.resource()) : row.override();
            views.put(row.resource(), new QuotaView(limit, row.used()));
        }
        return views;
    }

    /**
     * Names all resources that do not fit, for the APIs that list them; the one on which the claim failed is told even if room
     * was made since. Counts of this transaction's own earlier steps are taken out again before comparing.
     */
    private CloudException exceeded(String projectId, Map<QuotaResource, Long> wanted, QuotaResource failed) {
        Map<QuotaResource, QuotaView> state = ofProject(projectId);
        List<String> names = new ArrayList<>();
        for (Map.Entry<QuotaResource, Long> claim : wanted.entrySet()) {
            QuotaView view = state.get(claim.getKey());
            boolean counted = claim.getKey().compareTo(failed) < 0;
            boolean fits = counted || view.limit() < 0 || view.used() + claim.getValue() <= view.limit();
            if (claim.getKey() == failed || !fits) {
                names.add(claim.getKey().apiName());
            }
        }
        QuotaView view = state.get(failed);
        return new CloudException(
                QuotaError.EXCEEDED,
                "resources", names,
                "resource", failed.apiName(),
                "requested", wanted.get(failed),
                "used", view.used(),
                "limit", view.limit());
    }

    private long configuredDefault(QuotaResource resource) {
        return settings.get(QuotaSettings.defaultLimit(resource));
    }

    private static Map<QuotaResource, Long> positive(Map<QuotaResource, Long> amounts) {
        Map<QuotaResource, Long> kept = new EnumMap<>(QuotaResource.class);
        amounts.forEach((resource, amount) -> {
            if (amount < 0) {
                throw new IllegalArgumentException("negative amount of " + resource + ": " + amount);
            }
            if (amount > 0) {
                kept.put(resource, amount);
            }
        });
        return kept;
    }

    /** In the order of the enum, as every statement that locks usage rows must go. */
    private static Map<QuotaResource, Long> ordered(Map<QuotaResource, Long> limits) {
        Map<QuotaResource, Long> ordered = new EnumMap<>(QuotaResource.class);
        ordered.putAll(limits);
        return ordered;
    }

    private static void checkLimit(QuotaResource resource, Long limit) {
        if (limit < -1) {
            throw new CloudException(QuotaError.NOT_A_LIMIT, "limit", limit, "resource", resource.apiName());
        }
    }

    private QuotaRows rows() {
        return new QuotaRows(em);
    }
}
