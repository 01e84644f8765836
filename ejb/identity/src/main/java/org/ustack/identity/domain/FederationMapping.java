package org.ustack.identity.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.ustack.identity.MappingService;
import org.ustack.kernel.Json;

/** From what a provider says to what it comes to here. */
@Entity
@Table(name = "identity_mapping")
public class FederationMapping {

    @Id
    private String id;

    @Column(columnDefinition = "longtext")
    private String rules;

    protected FederationMapping() {}

    public FederationMapping(String id) {
        this.id = id;
    }

    /** @param valid rules that were found to be some */
    public void set(List<?> valid) {
        rules = Json.write(valid);
    }

    public String id() {
        return id;
    }

    @SuppressWarnings("unchecked")
    public List<Object> rules() {
        return Json.read(rules, List.class);
    }

    public MappingService.Mapping view() {
        return new MappingService.Mapping(id, rules());
    }
}
