package org.ustack.image;

/** What a namespace holds. */
public enum MetadefKind {
    /** A group of properties under a name of its own. */
    OBJECT(MetadefError.OBJECT_NOT_FOUND, MetadefError.OBJECT_EXISTS, MetadefError.OBJECT_PROTECTED),
    PROPERTY(MetadefError.PROPERTY_NOT_FOUND, MetadefError.PROPERTY_EXISTS, MetadefError.PROPERTY_PROTECTED),
    TAG(MetadefError.TAG_NOT_FOUND, MetadefError.TAG_EXISTS, MetadefError.TAG_PROTECTED),
    /** Of the namespace with a type of resources, whose name it has. */
    ASSOCIATION(
            MetadefError.ASSOCIATION_NOT_FOUND, MetadefError.ASSOCIATION_EXISTS, MetadefError.ASSOCIATION_PROTECTED);

    private final MetadefError notFound;
    private final MetadefError exists;
    private final MetadefError isProtected;

    MetadefKind(MetadefError notFound, MetadefError exists, MetadefError isProtected) {
        this.notFound = notFound;
        this.exists = exists;
        this.isProtected = isProtected;
    }

    public MetadefError notFound() {
        return notFound;
    }

    public MetadefError exists() {
        return exists;
    }

    public MetadefError isProtected() {
        return isProtected;
    }
}
