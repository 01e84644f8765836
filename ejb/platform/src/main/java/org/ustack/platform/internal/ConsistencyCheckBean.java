package org.ustack.platform.internal;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.ustack.platform.ConsistencyCheck;
import org.ustack.platform.Invariant;

@Stateless
public class ConsistencyCheckBean implements ConsistencyCheck {

    @Inject
    @Any
    Instance<Invariant> invariants;

    @Override
    public List<Finding> run() {
        return invariants.stream()
                .sorted(Comparator.comparing(Invariant::name))
                .map(i -> new Finding(i.name(), i.promise(), i.violations()))
                .toList();
    }
}
