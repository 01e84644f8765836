package org.ustack.network.domain;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.IOException;
import java.util.List;
import org.ustack.kernel.Json;
import org.ustack.network.AddressPair;
import org.ustack.network.DhcpOption;
import org.ustack.network.HostRoute;
import org.ustack.network.Pool;

/** Short lists that are always read and written with their row, as JSON arrays. */
public final class JsonColumns {

    private JsonColumns() {}

    abstract static class ListColumn<T> implements AttributeConverter<List<T>, String> {

        private final TypeReference<List<T>> type;

        ListColumn(TypeReference<List<T>> type) {
            this.type = type;
        }

        @Override
        public String convertToDatabaseColumn(List<T> list) {
            return list == null || list.isEmpty() ? "[]" : Json.write(list);
        }

        @Override
        public List<T> convertToEntityAttribute(String column) {
            if (column == null || column.equals("[]")) {
                return List.of();
            }
            try {
                return List.copyOf(Json.mapper().readValue(column, type));
            } catch (IOException e) {
                throw new IllegalStateException("unreadable column: " + column, e);
            }
        }
    }

    @Converter
    public static class Texts extends ListColumn<String> {
        public Texts() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static class Pools extends ListColumn<Pool> {
        public Pools() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static class Routes extends ListColumn<HostRoute> {
        public Routes() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static class Pairs extends ListColumn<AddressPair> {
        public Pairs() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    public static class Options extends ListColumn<DhcpOption> {
        public Options() {
            super(new TypeReference<>() {});
        }
    }
}
