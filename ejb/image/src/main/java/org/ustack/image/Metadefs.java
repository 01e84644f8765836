package org.ustack.image;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/**
 * Definitions in a namespace that the caller sees. A name that is not there, or is there twice, is the error of the
 * {@link MetadefKind}; to change anything the namespace must be the caller's: {@link MetadefError#NOT_OWNED}.
 */
public interface Metadefs {

    /** Oldest first. */
    List<MetadefView> all(RequestContext caller, String namespace, MetadefKind kind);

    Slice<MetadefView> page(RequestContext caller, String namespace, MetadefKind kind, MetadefPage page);

    /** Of many namespaces that the caller sees, by namespace. */
    Map<String, List<MetadefView>> ofEach(Collection<String> namespaces, MetadefKind kind);

    MetadefView show(RequestContext caller, String namespace, MetadefKind kind, String name);

    MetadefView add(RequestContext caller, String namespace, MetadefDraft draft);

    /** @param name before the change */
    MetadefView change(RequestContext caller, String namespace, String name, MetadefDraft draft);

    /** Refused in a protected namespace. */
    void remove(RequestContext caller, String namespace, MetadefKind kind, String name);

    /** @throws org.ustack.kernel.CloudException {@link MetadefError#NAMESPACE_PROTECTED} */
    void removeAll(RequestContext caller, String namespace, MetadefKind kind);

    /** Instead of the tags that there are, or beside them. */
    List<MetadefView> putTags(RequestContext caller, String namespace, Set<String> names, boolean beside);

    /** What definitions are associated with, or could be. */
    List<MetadefView> resourceTypes();
}
