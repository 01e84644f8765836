package org.ustack.network.internal;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ustack.network.domain.NetworkTag;
import org.ustack.network.domain.StandardResource;

/** The tags of anything. */
final class Tags {

    private final EntityManager em;

    Tags(EntityManager em) {
        this.em = em;
    }

    /** Sorted; things without tags are left out. */
    Map<String, List<String>> of(Collection<? extends StandardResource> resources) {
        if (resources.isEmpty()) {
            return Map.of();
        }
        Map<String, TreeSet<String>> found = new HashMap<>();
        em.createQuery("select t from NetworkTag t where t.resourceId in :ids", NetworkTag.class)
                .setParameter("ids", resources.stream().map(StandardResource::id).toList())
                .getResultStream()
                .forEach(tag ->
                        found.computeIfAbsent(tag.resourceId(), id -> new TreeSet<>()).add(tag.tag()));
        Map<String, List<String>> tags = new HashMap<>();
        found.forEach((id, set) -> tags.put(id, List.copyOf(set)));
        return tags;
    }

    List<String> of(StandardResource resource) {
        return of(List.of(resource)).getOrDefault(resource.id(), List.of());
    }

    void deleteOf(Collection<String> resourceIds) {
        if (!resourceIds.isEmpty()) {
            em.createQuery("delete from NetworkTag t where t.resourceId in :ids")
                    .setParameter("ids", resourceIds)
                    .executeUpdate();
        }
    }
}
