#[test]
fn timing() {
    for m in super::automata::matchers() {
        let t = std::time::Instant::now();
        let lead = m.lead();
        let t1 = t.elapsed();
        let s = m.secret();
        let t2 = t.elapsed() - t1;
        println!("{:?} {:?} {} {} {} lead {} secret {} {}", t1, t2, m.form.rule, m.form.before.len(), m.form.literals.join(","), lead.memory_usage(), s.dfa.memory_usage(), m.form.secret.len());
    }
}
