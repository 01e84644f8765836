package org.ustack.agent.instance;

import java.nio.ByteBuffer;

/**
 * The smallest disk that any reader of qcow2 accepts: version 2 with no cluster allocated but those of its own tables, as
 * docs/interop/qcow2.txt of QEMU has it.
 */
final class EmptyQcow2 {

    private static final int MAGIC = 0x514649fb;
    private static final int VERSION = 2;
    private static final int CLUSTER_BITS = 16;
    private static final int CLUSTER = 1 << CLUSTER_BITS;
    private static final long GIB = 1L << 30;
    /** Bytes of the disk behind one entry of the first table: a cluster full of entries, a cluster each. */
    private static final long PER_ENTRY = (long) CLUSTER * (CLUSTER / Long.BYTES);

    private EmptyQcow2() {}

    static byte[] ofGib(int gib) {
        long size = gib * GIB;
        int entries = (int) ((size + PER_ENTRY - 1) / PER_ENTRY);
        int tableClusters = (entries * Long.BYTES + CLUSTER - 1) / CLUSTER;
        int clusters = 3 + tableClusters;
        ByteBuffer file = ByteBuffer.allocate(clusters * CLUSTER);
        // Header, table of reference counts, one block of them, then the first table of the disk, all zero.
        file.putInt(MAGIC).putInt(VERSION).putLong(0).putInt(0).putInt(CLUSTER_BITS);
        file.putLong(size).putInt(0).putInt(entries).putLong(3L * CLUSTER);
        file.putLong(CLUSTER).putInt(1).putInt(0).putLong(0);
        file.putLong(CLUSTER, 2L * CLUSTER);
        for (int cluster = 0; cluster < clusters; cluster++) {
            file.putShort(2 * CLUSTER + cluster * Short.BYTES, (short) 1);
        }
        return file.array();
    }
}
