package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.ustack.network.IpAddress;
import org.ustack.network.Pool;

/**
 * What is free in the pools of a subnet, as ranges: finding the lowest free address, taking a given one and giving one back
 * cost the same few indexed rows, however large or full the subnet is. Callers hold the lock of the subnet's row.
 */
final class FreeRanges {

    private final EntityManager em;

    FreeRanges(EntityManager em) {
        this.em = em;
    }

    private record Range(IpAddress first, IpAddress last) {}

    Optional<IpAddress> takeLowest(String subnetId) {
        List<?> lowest = em.createNativeQuery(
                        "select first_key, last_key from subnet_free_range where subnet_id = ?1 order by first_key")
                .setParameter(1, subnetId)
                .setMaxResults(1)
                .getResultList();
        if (lowest.isEmpty()) {
            return Optional.empty();
        }
        Range range = range(lowest.get(0));
        shrinkFromBelow(subnetId, range);
        return Optional.of(range.first());
    }

    /** @return false if it is not free, or in no pool */
    boolean take(String subnetId, IpAddress address) {
        List<?> below = em.createNativeQuery("select first_key, last_key from subnet_free_range"
                        + " where subnet_id = ?1 and first_key <= ?2 order by first_key desc")
                .setParameter(1, subnetId)
                .setParameter(2, address.key())
                .setMaxResults(1)
                .getResultList();
        if (below.isEmpty()) {
            return false;
        }
        Range range = range(below.get(0));
        if (range.last().compareTo(address) < 0) {
            return false;
        }
        if (range.first().equals(address)) {
            shrinkFromBelow(subnetId, range);
            return true;
        }
        em.createNativeQuery("update subnet_free_range set last_key = ?3 where subnet_id = ?1 and first_key = ?2")
                .setParameter(1, subnetId)
                .setParameter(2, range.first().key())
                .setParameter(3, address.plus(-1).key())
                .executeUpdate();
        if (address.compareTo(range.last()) < 0) {
            add(subnetId, address.plus(1), range.last());
        }
        return true;
    }

    /** The caller has seen to it that it lies in a pool and was taken. */
    void giveBack(String subnetId, IpAddress address) {
        add(subnetId, address, address);
    }

    /** Makes the ranges of a subnet anew from its pools and what is taken. */
    void rebuild(String subnetId, List<Pool> pools) {
        em.createNativeQuery("delete from subnet_free_range where subnet_id = ?1")
                .setParameter(1, subnetId)
                .executeUpdate();
        TreeSet<IpAddress> taken = new TreeSet<>();
        for (Object key : em.createNativeQuery("select address_key from port_address where subnet_id = ?1")
                .setParameter(1, subnetId)
                .getResultList()) {
            taken.add(IpAddress.ofKey((String) key));
        }
        for (Pool pool : pools) {
            IpAddress from = IpAddress.parse(pool.start()).orElseThrow();
            IpAddress end = IpAddress.parse(pool.end()).orElseThrow();
            for (IpAddress hole : taken.subSet(from, true, end, true)) {
                if (from.compareTo(hole) < 0) {
                    add(subnetId, from, hole.plus(-1));
                }
                from = hole.plus(1);
            }
            if (from.compareTo(end) <= 0) {
                add(subnetId, from, end);
            }
        }
    }

    private void shrinkFromBelow(String subnetId, Range range) {
        if (range.first().equals(range.last())) {
            em.createNativeQuery("delete from subnet_free_range where subnet_id = ?1 and first_key = ?2")
                    .setParameter(1, subnetId)
                    .setParameter(2, range.first().key())
                    .executeUpdate();
        } else {
            em.createNativeQuery("update subnet_free_range set first_key = ?3 where subnet_id = ?1 and first_key = ?2")
                    .setParameter(1, subnetId)
                    .setParameter(2, range.first().key())
                    .setParameter(3, range.first().plus(1).key())
                    .executeUpdate();
        }
    }

    private void add(String subnetId, IpAddress first, IpAddress last) {
        em.createNativeQuery("insert into subnet_free_range (subnet_id, first_key, last_key) values (?1, ?2, ?3)")
                .setParameter(1, subnetId)
                .setParameter(2, first.key())
                .setParameter(3, last.key())
                .executeUpdate();
    }

    private static Range range(Object row) {
        Object[] columns = (Object[]) row;
        return new Range(IpAddress.ofKey((String) columns[0]), IpAddress.ofKey((String) columns[1]));
    }
}
