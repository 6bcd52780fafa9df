internal import NIOCore

/// First in, first out for each client, and clients in turn: one that sends much does not keep others waiting.
struct FairQueue<Client: Hashable, Element> {
    private var queues: [Client: CircularBuffer<Element>] = [:]
    /// Each client that waits, once; the first one's turn comes next.
    private var turns = CircularBuffer<Client>()
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// Clients of which something waits.
    var clientCount: Int { turns.count }

    /// What is taken next.
    var first: Element? {
        turns.first.flatMap { queues[$0]?.first }
    }

    mutating func append(_ element: Element, of client: Client) {
        if queues[client] == nil { turns.append(client) }
        queues[client, default: CircularBuffer()].append(element)
        count += 1
    }

    mutating func popFirst() -> Element? {
        guard let client = turns.popFirst(), let element = queues[client]?.popFirst() else { return nil }
        count -= 1
        if queues[client]?.isEmpty == false { turns.append(client) } else { queues[client] = nil }
        return element
    }

    /// Takes out all of a client that is gone.
    mutating func removeAll(of client: Client) -> [Element] {
        guard let elements = queues.removeValue(forKey: client) else { return [] }
        turns.removeAll { $0 == client }
        count -= elements.count
        return Array(elements)
    }

    /// Takes out what its client does not wait for any more.
    mutating func remove(of client: Client, where isUnwanted: (Element) -> Bool) -> Element? {
        guard let index = queues[client]?.firstIndex(where: isUnwanted) else { return nil }
        let element = queues[client]?.remove(at: index)
        count -= 1
        if queues[client]?.isEmpty == true {
            queues[client] = nil
            turns.removeAll { $0 == client }
        }
        return element
    }
}
