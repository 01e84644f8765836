package org.ustack.image;

import java.util.List;
import java.util.Set;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;

/**
 * Namespaces of definitions of what images, flavors, volumes and others may carry as metadata. What the caller may not see is
 * {@link MetadefError#NAMESPACE_NOT_FOUND}.
 */
public interface MetadefNamespaces {

    /**
     * With all that is in it, or nothing.
     *
     * @throws org.ustack.kernel.CloudException {@link MetadefError#NAMESPACE_EXISTS}, or that of a kind for a name that comes twice
     */
    NamespaceView create(RequestContext caller, NamespaceDraft draft, List<MetadefDraft> content);

    NamespaceView show(RequestContext caller, String name);

    /**
     * @param visibility null for all that the caller sees
     * @param resourceTypes names, of which a namespace must be associated with one; empty for all
     */
    Slice<NamespaceView> list(
            RequestContext caller, Visibility visibility, Set<String> resourceTypes, MetadefPage page);

    /** @throws org.ustack.kernel.CloudException {@link MetadefError#NOT_OWNED}, {@link MetadefError#NAMESPACE_EXISTS} */
    NamespaceView change(RequestContext caller, String name, NamespaceDraft draft);

    /** @throws org.ustack.kernel.CloudException {@link MetadefError#NOT_OWNED}, {@link MetadefError#NAMESPACE_PROTECTED} */
    void delete(RequestContext caller, String name);
}
