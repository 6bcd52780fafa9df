import CacheNetData
import Testing

@testable import CacheNetTraining

struct StandardTests {
    /// A mirrored walker is another one.
    @Test(arguments: ["walkers", "fvg:/data/FVG,kind=CROP"])
    func peopleWhoWalkAreNeverMirrored(source: String) throws {
        let recipes = Standard(for: try SourceSpecification(source)).recipes
        for recipe in [recipes.full, recipes.small, recipes.partition, recipes.encoder] {
            #expect(recipe.augmentation.flip == .never && recipe.augmentation.shift > 0)
        }
    }
}
