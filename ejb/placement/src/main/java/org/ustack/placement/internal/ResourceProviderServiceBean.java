package org.ustack.placement.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ustack.kernel.Settings;
import org.ustack.placement.PlacementSettings;
import org.ustack.placement.ResourceProviderService;

/** Reads providers in two statements, however many there are. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class ResourceProviderServiceBean implements ResourceProviderService {

    /** Architectures that OpenStack has a trait for. */
    private static final Set<String> ARCHITECTURES =
            Set.of("AARCH64", "ARMV7", "I686", "LOONGARCH64", "PPC64LE", "RISCV64", "S390X", "X86_64");

    private static final String PROVIDERS =
            "select n.id, n.name, n.generation, n.vcpus, n.vcpusUsed, n.memoryMib, n.memoryMibUsed, n.diskGib,"
                    + " n.diskGibUsed, n.enabled, n.cpuArchitecture, n.hypervisorType from Node n";

    private static final String ALLOCATIONS =
            "select c.serverId, n.id, n.generation, c.vcpus, c.memoryMib, c.diskGib, (select count(d) from PlacementDecision d"
                    + " where d.serverId = c.serverId and d.winner is not null) from NodeClaim c, Node n where n.id = c.nodeId";

    private static final int CHUNK = 500;

    @PersistenceContext(unitName = "placement")
    EntityManager em;

    @Inject
    Settings settings;

    @Override
    public List<Provider> all() {
        Map<String, Set<String>> aggregates = aggregates();
        return em.createQuery(PROVIDERS + " order by n.name", Object[].class).getResultList().stream()
                .map(row -> provider(row, aggregates))
                .toList();
    }

    @Override
    public Optional<Provider> find(String id) {
        Map<String, Set<String>> aggregates = aggregates();
        return em
                .createQuery(PROVIDERS + " where n.id = :id", Object[].class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .map(row -> provider(row, aggregates))
                .findFirst();
    }

    private Map<String, Set<String>> aggregates() {
        Map<String, Set<String>> byNode = new HashMap<>();
        em.createQuery(
                        "select m.nodeId, a.uuid from AggregateNode m, Aggregate a where a.id = m.aggregateId",
                        Object[].class)
                .getResultList()
                .forEach(row -> byNode.computeIfAbsent((String) row[0], node -> new TreeSet<>())
                        .add((String) row[1]));
        return byNode;
    }

    private Provider provider(Object[] row, Map<String, Set<String>> aggregates) {
        Map<String, Inventory> inventories = new LinkedHashMap<>();
        inventory(inventories, VCPU, row[3], row[4], settings.get(PlacementSettings.CPU_RATIO), true);
        inventory(inventories, MEMORY_MB, row[5], row[6], settings.get(PlacementSettings.RAM_RATIO), true);
        inventory(inventories, DISK_GB, row[7], row[8], settings.get(PlacementSettings.DISK_RATIO), false);
        return new Provider(
                (String) row[0],
                (String) row[1],
                (Long) row[2],
                inventories,
                traits((Boolean) row[9], (String) row[10], (String) row[11]),
                aggregates.getOrDefault((String) row[0], Set.of()));
    }

    /** As the filters have it: processors and memory of one server are bounded by what the node has, its disks by what it offers. */
    private static void inventory(
            Map<String, Inventory> inventories, String name, Object total, Object used, double ratio, boolean bounded) {
        long there = ((Number) total).longValue();
        if (there > 0) {
            long most = bounded ? there : (long) (there * ratio);
            inventories.put(name, new Inventory(there, ((Number) used).longValue(), ratio, most));
        }
    }

    private static Set<String> traits(boolean enabled, String architecture, String hypervisor) {
        Set<String> traits = new TreeSet<>(Set.of("COMPUTE_NODE"));
        String word = word(architecture);
        if (ARCHITECTURES.contains(word)) {
            traits.add("HW_ARCH_" + word);
        }
        traits.add("CUSTOM_HYPERVISOR_" + word(hypervisor));
        if (!enabled) {
            traits.add("COMPUTE_STATUS_DISABLED");
        }
        return traits;
    }

    private static String word(String text) {
        return text == null ? "" : text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
    }

    @Override
    public List<Allocation> allocationsOn(String providerId) {
        return em
                .createQuery(ALLOCATIONS + " and n.id = :id order by c.serverId", Object[].class)
                .setParameter("id", providerId)
                .getResultList()
                .stream()
                .map(ResourceProviderServiceBean::allocation)
                .toList();
    }

    @Override
    public List<Allocation> allocationsOf(String serverId) {
        return em
                .createQuery(ALLOCATIONS + " and c.serverId = :id order by n.id", Object[].class)
                .setParameter("id", serverId)
                .getResultList()
                .stream()
                .map(ResourceProviderServiceBean::allocation)
                .toList();
    }

    private static Allocation allocation(Object[] row) {
        Map<String, Long> resources = new LinkedHashMap<>();
        resources.put(VCPU, ((Number) row[3]).longValue());
        resources.put(MEMORY_MB, ((Number) row[4]).longValue());
        resources.put(DISK_GB, ((Number) row[5]).longValue());
        resources.values().removeIf(amount -> amount == 0);
        return new Allocation((String) row[0], (String) row[1], (Long) row[2], resources, (Long) row[6]);
    }

    @Override
    public Usage usageOf(Collection<String> serverIds) {
        Map<String, Long> sums = new LinkedHashMap<>();
        int servers = 0;
        List<String> ids = List.copyOf(serverIds);
        for (int from = 0; from < ids.size(); from += CHUNK) {
            Object[] row = em.createQuery(
                            "select sum(c.vcpus), sum(c.memoryMib), sum(c.diskGib), count(distinct c.serverId)"
                                    + " from NodeClaim c where c.serverId in :ids",
                            Object[].class)
                    .setParameter("ids", ids.subList(from, Math.min(ids.size(), from + CHUNK)))
                    .getSingleResult();
            add(sums, VCPU, row[0]);
            add(sums, MEMORY_MB, row[1]);
            add(sums, DISK_GB, row[2]);
            servers += ((Number) row[3]).intValue();
        }
        return new Usage(sums, servers);
    }

    private static void add(Map<String, Long> sums, String name, Object amount) {
        if (amount != null && ((Number) amount).longValue() > 0) {
            sums.merge(name, ((Number) amount).longValue(), Long::sum);
        }
    }
}
