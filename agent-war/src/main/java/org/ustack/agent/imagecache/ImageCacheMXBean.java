package org.ustack.agent.imagecache;

/** {@code ustack:type=ImageCache}. */
public interface ImageCacheMXBean {

    int getImages();

    long getBytes();

    /** 0 for none. */
    long getLimitBytes();

    /** Uses of an image that was there, since the start. */
    long getHits();

    /** Uses of an image that had to be fetched, since the start. */
    long getMisses();

    long getEvicted();
}
