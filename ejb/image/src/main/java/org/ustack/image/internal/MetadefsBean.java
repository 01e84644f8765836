package org.ustack.image.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.image.MetadefDraft;
import org.ustack.image.MetadefError;
import org.ustack.image.MetadefKind;
import org.ustack.image.MetadefPage;
import org.ustack.image.MetadefView;
import org.ustack.image.Metadefs;
import org.ustack.image.domain.Metadef;
import org.ustack.image.domain.MetadefNamespace;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/** Definitions in the caller's transaction. */
@Stateless
public class MetadefsBean implements Metadefs {

    @PersistenceContext(unitName = "image")
    EntityManager em;

    @Inject
    Clock clock;

    @Override
    public List<MetadefView> all(RequestContext caller, String namespace, MetadefKind kind) {
        MetadefRepository metadefs = new MetadefRepository(em);
        return metadefs.all(metadefs.visible(caller, namespace), kind);
    }

    @Override
    public Slice<MetadefView> page(RequestContext caller, String namespace, MetadefKind kind, MetadefPage page) {
        MetadefRepository metadefs = new MetadefRepository(em);
        return metadefs.page(metadefs.visible(caller, namespace), kind, page);
    }

    @Override
    public Map<String, List<MetadefView>> ofEach(Collection<String> namespaces, MetadefKind kind) {
        return new MetadefRepository(em).ofEach(namespaces, kind);
    }

    @Override
    public MetadefView show(RequestContext caller, String namespace, MetadefKind kind, String name) {
        MetadefRepository metadefs = new MetadefRepository(em);
        return existing(metadefs, metadefs.visible(caller, namespace), kind, name)
                .view();
    }

    private static Metadef existing(
            MetadefRepository metadefs, MetadefNamespace namespace, MetadefKind kind, String name) {
        return metadefs.find(namespace, kind, name)
                .orElseThrow(() -> new CloudException(kind.notFound(), "name", name, "namespace", namespace.name()));
    }

    @Override
    public MetadefView add(RequestContext caller, String namespace, MetadefDraft draft) {
        MetadefRepository metadefs = new MetadefRepository(em);
        Instant now = clock.instant();
        MetadefView added =
                metadefs.add(metadefs.owned(caller, namespace), draft, now, now).view();
        em.flush();
        return added;
    }

    @Override
    public MetadefView change(RequestContext caller, String namespaceName, String name, MetadefDraft draft) {
        MetadefRepository metadefs = new MetadefRepository(em);
        MetadefNamespace namespace = metadefs.owned(caller, namespaceName);
        Metadef definition = existing(metadefs, namespace, draft.kind(), name);
        Instant now = clock.instant();
        if (draft.name().equals(name)) {
            definition.become(draft.body(), now);
            return definition.view();
        }
        // The name is the key, so another name is another row.
        em.remove(definition);
        em.flush();
        MetadefView renamed = metadefs.add(namespace, draft, definition.view().createdAt(), now)
                .view();
        em.flush();
        return renamed;
    }

    @Override
    public void remove(RequestContext caller, String namespaceName, MetadefKind kind, String name) {
        MetadefRepository metadefs = new MetadefRepository(em);
        MetadefNamespace namespace = metadefs.owned(caller, namespaceName);
        Metadef definition = existing(metadefs, namespace, kind, name);
        if (namespace.deleteProtected()) {
            throw new CloudException(kind.isProtected(), "name", name);
        }
        em.remove(definition);
    }

    @Override
    public void removeAll(RequestContext caller, String namespaceName, MetadefKind kind) {
        MetadefRepository metadefs = new MetadefRepository(em);
        MetadefNamespace namespace = metadefs.owned(caller, namespaceName);
        if (namespace.deleteProtected()) {
            throw new CloudException(MetadefError.NAMESPACE_PROTECTED, "namespace", namespaceName);
        }
        metadefs.removeAll(namespace, kind);
    }

    @Override
    public List<MetadefView> putTags(RequestContext caller, String namespaceName, Set<String> names, boolean beside) {
        MetadefRepository metadefs = new MetadefRepository(em);
        MetadefNamespace namespace = metadefs.owned(caller, namespaceName);
        if (!beside) {
            metadefs.removeAll(namespace, MetadefKind.TAG);
        }
        Instant now = clock.instant();
        List<MetadefView> tags = new ArrayList<>();
        for (String name : names) {
            MetadefDraft draft = new MetadefDraft(MetadefKind.TAG, name, "{}");
            tags.add(metadefs.add(namespace, draft, now, now).view());
        }
        em.flush();
        return tags;
    }

    @Override
    public List<MetadefView> resourceTypes() {
        return new MetadefRepository(em).resourceTypes();
    }
}
