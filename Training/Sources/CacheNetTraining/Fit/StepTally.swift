/// What the steps of an epoch came to so far.
struct StepTally {
    private(set) var pictures = 0
    private var steps = 0
    private var lossSum = 0.0
    private var correct = 0
    private var answers = 0

    mutating func add(loss: Double, correct: Int, answers: Int, pictures: Int) {
        lossSum += loss
        self.correct += correct
        self.answers += answers
        self.pictures += pictures
        steps += 1
    }

    var meanLoss: Double { steps > 0 ? lossSum / Double(steps) : 0 }

    /// The share of right answers to changed training pictures, 0 to 1.
    var accuracy: Double { answers > 0 ? Double(correct) / Double(answers) : 0 }
}
