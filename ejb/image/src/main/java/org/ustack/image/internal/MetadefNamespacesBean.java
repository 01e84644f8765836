package org.ustack.image.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ustack.image.MetadefDraft;
import org.ustack.image.MetadefError;
import org.ustack.image.MetadefKind;
import org.ustack.image.MetadefNamespaces;
import org.ustack.image.MetadefPage;
import org.ustack.image.NamespaceDraft;
import org.ustack.image.NamespaceView;
import org.ustack.image.Visibility;
import org.ustack.image.domain.MetadefNamespace;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Namespaces in the caller's transaction. */
@Stateless
public class MetadefNamespacesBean implements MetadefNamespaces {

    @PersistenceContext(unitName = "image")
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    @Override
    public NamespaceView create(RequestContext caller, NamespaceDraft draft, List<MetadefDraft> content) {
        MetadefRepository metadefs = new MetadefRepository(em);
        requireFree(metadefs, draft.name());
        Instant now = clock.instant();
        MetadefNamespace namespace = new MetadefNamespace(ids.uuid(), caller.projectId(), draft, now);
        em.persist(namespace);
        em.flush();
        content.forEach(definition -> metadefs.add(namespace, definition, now, now));
        return namespace.view();
    }

    private static void requireFree(MetadefRepository metadefs, String name) {
        if (metadefs.find(name).isPresent()) {
            throw new CloudException(MetadefError.NAMESPACE_EXISTS, "namespace", name);
        }
    }

    @Override
    public NamespaceView show(RequestContext caller, String name) {
        return new MetadefRepository(em).visible(caller, name).view();
    }

    @Override
    public Slice<NamespaceView> list(
            RequestContext caller, Visibility visibility, Set<String> resourceTypes, MetadefPage page) {
        return new MetadefRepository(em).list(caller, visibility, resourceTypes, page);
    }

    @Override
    public NamespaceView change(RequestContext caller, String name, NamespaceDraft draft) {
        MetadefRepository metadefs = new MetadefRepository(em);
        MetadefNamespace namespace = metadefs.owned(caller, name);
        if (!draft.name().equals(name)) {
            requireFree(metadefs, draft.name());
        }
        namespace.become(caller.projectId(), draft, clock.instant());
        em.flush();
        return namespace.view();
    }

    @Override
    public void delete(RequestContext caller, String name) {
        MetadefRepository metadefs = new MetadefRepository(em);
        MetadefNamespace namespace = metadefs.owned(caller, name);
        if (namespace.deleteProtected()) {
            throw new CloudException(MetadefError.NAMESPACE_PROTECTED, "namespace", name);
        }
        for (MetadefKind kind : MetadefKind.values()) {
            metadefs.removeAll(namespace, kind);
        }
        em.remove(namespace);
    }
}
