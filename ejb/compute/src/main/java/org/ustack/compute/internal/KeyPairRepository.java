package org.ustack.compute.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.ustack.compute.domain.KeyPair;

/** Key pairs of users. */
final class KeyPairRepository {

    private final EntityManager em;

    KeyPairRepository(EntityManager em) {
        this.em = em;
    }

    Optional<KeyPair> find(String userId, String name) {
        return em
                .createQuery("select k from KeyPair k where k.userId = :user and k.name = :name", KeyPair.class)
                .setParameter("user", userId)
                .setParameter("name", name)
                .getResultList().stream()
                .findFirst();
    }

    long count(String userId) {
        return em.createQuery("select count(k) from KeyPair k where k.userId = :user", Long.class)
                .setParameter("user", userId)
                .getSingleResult();
    }

    /** By name, after that of the marker. */
    List<KeyPair> list(String userId, String afterName, int limit) {
        return em.createQuery(
                        "select k from KeyPair k where k.userId = :user and k.name > :after order by k.name", KeyPair.class)
                .setParameter("user", userId)
                .setParameter("after", afterName == null ? "" : afterName)
                .setMaxResults(limit)
                .getResultList();
    }
}
