import CacheNetCore
import Testing

struct CircuitBreakerTests {
    private static let configuration = CircuitBreaker.Configuration(
        failureLimit: 3, pause: .seconds(1), maximumPause: .seconds(3))

    private func opened() -> CircuitBreaker {
        var breaker = CircuitBreaker(Self.configuration)
        for _ in 0..<3 { breaker.failed(now: .zero) }
        return breaker
    }

    @Test func staysClosedBelowTheLimit() {
        var breaker = CircuitBreaker(Self.configuration)
        breaker.failed(now: .zero)
        breaker.failed(now: .zero)
        #expect(breaker.isClosed)
        breaker.succeeded()
        breaker.failed(now: .zero)
        breaker.failed(now: .zero)
        #expect(breaker.isClosed)
        #expect(breaker.admits(now: .zero) == true)
    }

    @Test func opensAtTheLimitForThePause() {
        var breaker = opened()
        #expect(!breaker.isClosed)
        #expect(breaker.admits(now: .milliseconds(999)) == false)
        #expect(breaker.admits(now: .seconds(1)) == true)
    }

    @Test func oneProbeAtATime() {
        var breaker = opened()
        #expect(breaker.admits(now: .seconds(1)) == true)
        #expect(breaker.admits(now: .seconds(9)) == false)
    }

    @Test func anAnsweredProbeCloses() {
        var breaker = opened()
        #expect(breaker.admits(now: .seconds(1)) == true)
        breaker.succeeded()
        #expect(breaker == CircuitBreaker(Self.configuration))
    }

    @Test func thePauseDoublesUpToItsMaximum() {
        var breaker = opened()
        var now = Duration.seconds(1)
        for pause in [Duration.seconds(2), .seconds(3), .seconds(3)] {
            #expect(breaker.admits(now: now) == true)
            breaker.failed(now: now)
            #expect(breaker.admits(now: now + pause - .milliseconds(1)) == false)
            now += pause
        }
        #expect(breaker.admits(now: now) == true)
    }

    @Test func aLateFailureWhileOpenChangesNothing() {
        var breaker = opened()
        let before = breaker
        breaker.failed(now: .milliseconds(500))
        #expect(breaker == before)
    }

    @Test func anAbandonedProbeLetsTheNextOneGo() {
        var breaker = opened()
        #expect(breaker.admits(now: .seconds(1)) == true)
        breaker.abandoned(now: .seconds(1))
        #expect(!breaker.isClosed)
        #expect(breaker.admits(now: .seconds(1)) == true)
    }

    @Test func abandoningWhileClosedOrOpenChangesNothing() {
        for var breaker in [CircuitBreaker(Self.configuration), opened()] {
            let before = breaker
            breaker.abandoned(now: .seconds(5))
            #expect(breaker == before)
        }
    }

    @Test func raisesALimitBelowOne() {
        var breaker = CircuitBreaker(.init(failureLimit: 0))
        breaker.failed(now: .zero)
        #expect(!breaker.isClosed)
    }
}
