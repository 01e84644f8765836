package org.ustack.libvirt;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.hypervisor.HypervisorException;

/**
 * Reads libvirt's C structures in place: {@code virDomainStatsRecord} (domain, parameters, count),
 * {@code virTypedParameter} (80 characters of name, a type, a value of 8 bytes) and {@code virNodeMemoryStats}
 * (80 characters of name, a value of 8 bytes).
 */
record StatsRecord(Pointer domain, Pointer parameters, int count) {

    private static final int NAME_LENGTH = 80;
    private static final int VALUE_OFFSET = 88;
    private static final int PARAMETER_SIZE = 96;
    private static final int MEMORY_VALUE_OFFSET = 80;
    private static final int MEMORY_SIZE = 88;

    static StatsRecord at(Pointer records, int index) {
        Pointer record = records.getPointer((long) index * Native.POINTER_SIZE);
        return new StatsRecord(
                record.getPointer(0), record.getPointer(Native.POINTER_SIZE), record.getInt(2L * Native.POINTER_SIZE));
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            long start = (long) i * PARAMETER_SIZE;
            figures.put(parameters.getString(start), value(start));
        }
        return figures;
    }

    /** By {@code virTypedParameterType}. */
    private Object value(long start) {
        long at = start + VALUE_OFFSET;
        return switch (parameters.getInt(start + NAME_LENGTH)) {
            case 1 -> parameters.getInt(at);
            case 2 -> Integer.toUnsignedLong(parameters.getInt(at));
            case 3, 4 -> parameters.getLong(at);
            case 5 -> parameters.getDouble(at);
            case 6 -> parameters.getByte(at) != 0;
            default -> parameters.getPointer(at).getString(0);
        };
    }

    static Map<String, Long> nodeMemory(Pointer connection) throws HypervisorException {
        IntByReference count = new IntByReference(0);
        if (LibvirtCalls.C.virNodeGetMemoryStats(connection, LibvirtCalls.ALL_CELLS, null, count, 0) < 0) {
            throw LibvirtFault.last("memory");
        }
        Memory figures = new Memory(Math.max(1, (long) count.getValue() * MEMORY_SIZE));
        if (LibvirtCalls.C.virNodeGetMemoryStats(connection, LibvirtCalls.ALL_CELLS, figures, count, 0) < 0) {
            throw LibvirtFault.last("memory");
        }
        Map<String, Long> kibibytes = new LinkedHashMap<>();
        for (int i = 0; i < count.getValue(); i++) {
            long start = (long) i * MEMORY_SIZE;
            kibibytes.put(figures.getString(start), figures.getLong(start + MEMORY_VALUE_OFFSET));
        }
        return kibibytes;
    }
}
